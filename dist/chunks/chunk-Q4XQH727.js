export{a_39 as a,b_39 as b,c_39 as c,d_39 as d,e_39 as e,f_39 as f,g_39 as g,h_39 as h}from"./check-at-once.js";

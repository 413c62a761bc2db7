export{a_8 as a,b_8 as b,c_8 as c,d_8 as d,e_8 as e,f_8 as f,g_8 as g,h_8 as h}from"./check-at-once.js";

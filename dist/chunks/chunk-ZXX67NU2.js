export{a_5 as a,b_5 as b,c_5 as c,d_5 as d,e_5 as e,f_5 as f,g_5 as g,h_5 as h}from"./check-at-once.js";

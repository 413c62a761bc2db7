export{a_41 as a,b_41 as b,c_41 as c,d_41 as d,e_41 as e,f_41 as f,g_41 as g,h_41 as h}from"./review-at-once.js";
